import { Route, Switch } from 'wouter';
import { CataloguePage } from './CataloguePage.tsx';
import { EntryPage } from './EntryPage.tsx';
import '../package/package.css';
import '../service/service.css';
import './catalogue.css';

/** What is designated, for anybody: searched by need, on a map, each package with a page of its own. */
export default function CatalogueRoom() {
  return (
    <Switch>
      <Route path="/catalogue"><CataloguePage /></Route>
      <Route path="/catalogue/:proposal">{({ proposal }) => <EntryPage key={proposal} proposal={proposal!} />}</Route>
    </Switch>
  );
}
