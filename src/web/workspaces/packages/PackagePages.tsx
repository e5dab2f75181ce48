import { Route, Switch } from 'wouter';
import { PackagePage } from './PackagePage.tsx';
import { PackagesPage } from './PackagesPage.tsx';

/** The packages of a workspace, and one of them. */
export default function PackagePages({ at }: { at: string }) {
  return (
    <Switch>
      <Route path={at}><PackagesPage at={at} /></Route>
      <Route path={`${at}/:package`}>{({ package: of }) => <PackagePage key={of} of={of!} />}</Route>
    </Switch>
  );
}
