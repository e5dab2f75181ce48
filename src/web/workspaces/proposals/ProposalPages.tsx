import { Route, Switch } from 'wouter';
import { ProposalPage } from './ProposalPage.tsx';
import { ProposalsPage } from './ProposalsPage.tsx';

/** The proposals that somebody may see, and one of them. */
export default function ProposalPages({ at }: { at: string }) {
  return (
    <Switch>
      <Route path={at}><ProposalsPage at={at} /></Route>
      <Route path={`${at}/:proposal`}>{({ proposal }) => <ProposalPage key={proposal} id={proposal!} />}</Route>
    </Switch>
  );
}
