import type { ComponentType } from 'react';
import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { Page } from '../app/Page.tsx';
import { useText } from '../app/text.ts';
import { useDescribed } from '../app/useDescribed.ts';
import { Waiting } from '../app/Waiting.tsx';
import { DraftList } from '../check/DraftList.tsx';
import { type OpenedDraft, type Source, useDraft } from '../check/useDraft.ts';
import type { PackageQuestion } from '../engine/determined.ts';
import type { Described } from '../engine/handlers/describe.ts';
import type { MessageId } from '../messages/messages.ts';
import { ExampleCards } from './ExampleCards.tsx';
import { useAsked } from './useAsked.ts';
import './package.css';

/** What a room that looks at packages shows of one. */
export interface PackageViewProps {
  question: PackageQuestion;
  described: Described;
}

/** A room that looks at packages from one side: where to choose one, and its view of it. */
export interface RoomOfPackages {
  path: string;
  title: MessageId;
  lead: MessageId;
  View: ComponentType<PackageViewProps>;
}

export function PackageRoom({ room }: { room: RoomOfPackages }) {
  return (
    <Switch>
      <Route path={room.path}><ChoosePage room={room} /></Route>
      <Route path={`${room.path}/:kind/:name`}>
        {({ kind, name }) => (kind === 'example' ? <OfPackage room={room} source={{ kind, name: name! }} />
          : kind === 'draft' ? <OfPackage room={room} source={{ kind, id: name! }} /> : <NotFoundPage />)}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}

function ChoosePage({ room: { path, title, lead } }: { room: RoomOfPackages }) {
  const t = useText();
  const described = useDescribed();
  return (
    <Page title={t(title)} lead={t(lead)}>
      {described === undefined ? <Waiting /> : (
        <>
          <h2>{t('package.choose')}</h2>
          <ExampleCards described={described} room={path} />
          <DraftList room={path} />
        </>
      )}
    </Page>
  );
}

function OfPackage({ room, source }: { room: RoomOfPackages; source: Source }) {
  const { opened } = useDraft(source, room.path);
  if (opened === undefined) return <Waiting />;
  if (opened === null) return <NotFoundPage />;
  return <Opened key={opened.draft.id} room={room} opened={opened} />;
}

function Opened({ room: { View }, opened: { draft: { path, text } } }: { room: RoomOfPackages; opened: OpenedDraft }) {
  const described = useDescribed();
  const asked = useAsked(path);
  return described === undefined ? <Waiting /> : <View described={described} question={{ ...asked, text }} />;
}
