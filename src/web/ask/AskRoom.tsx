import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { InterviewPage } from './InterviewPage.tsx';
import { SentencePage } from './SentencePage.tsx';

/** Questions: one sentence and its answer, and the interview that follows. */
export default function AskRoom() {
  return (
    <Switch>
      <Route path="/ask" component={SentencePage} />
      <Route path="/ask/:kind/:name">
        {({ kind, name }) => (kind === 'example' ? <InterviewPage source={{ kind, name }} />
          : kind === 'draft' ? <InterviewPage source={{ kind, id: name }} /> : <NotFoundPage />)}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
