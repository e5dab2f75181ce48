import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ask } from '../engine/client.ts';
import { type Draft, newDraftId, readDraft, saveDraft, takeDraft } from './drafts.ts';

/** Where a package on the page comes from. */
export type Source = { kind: 'example'; name: string } | { kind: 'draft'; id: string };

export interface OpenedDraft {
  draft: Draft;
  /** It is a copy, because another tab works on the original. */
  isCopy: boolean;
}

/**
 * Opens what the address names: an example as a new draft that nothing keeps until it is changed, or a draft. `null` where
 * there is none such, undefined while it is being opened.
 */
export function useDraft(
  source: Source, room = '/check',
): { opened: OpenedDraft | null | undefined; keep: (text: string, title: string) => void } {
  const [opened, setOpened] = useState<OpenedDraft | null>();
  const [fault, setFault] = useState<unknown>();
  const [, navigate] = useLocation();
  /** The draft this page holds; its own change of address must not open it anew. */
  const held = useRef<{ id: string; end: AbortController } | undefined>(undefined);
  const key = source.kind === 'example' ? `example/${source.name}` : source.id;
  useEffect(() => {
    if (source.kind === 'draft' && held.current?.id === source.id) return;
    held.current?.end.abort();
    held.current = undefined;
    setOpened(undefined);
    let isCurrent = true;
    open(source).then((found) => {
      if (!isCurrent) found?.end.abort();
      else {
        held.current = found === null ? undefined : { id: found.draft.id, end: found.end };
        setOpened(found);
        if (found !== null && found.isCopy) navigate(`${room}/draft/${found.draft.id}${location.search}`, { replace: true });
      }
    }, setFault);
    return () => { isCurrent = false; };
  }, [key]);
  useEffect(() => () => held.current?.end.abort(), []);
  if (fault !== undefined) throw fault;
  const keep = (text: string, title: string): void => {
    if (opened === undefined || opened === null) return;
    const { id, path } = opened.draft;
    saveDraft({ id, path, title, text }).catch(setFault);
    if (source.kind === 'example') navigate(`${room}/draft/${id}${location.search}`, { replace: true });
  };
  return { opened, keep };
}

async function open(source: Source): Promise<(OpenedDraft & { end: AbortController }) | null> {
  const end = new AbortController();
  if (source.kind === 'example') {
    const text = await ask('exampleText', source.name);
    if (text === null) return null;
    const draft = { id: newDraftId(), title: source.name, path: `examples/${source.name}.yaml`, text, savedAt: '' };
    await takeDraft(draft.id, end.signal);
    return { draft, isCopy: false, end };
  }
  const draft = await readDraft(source.id);
  if (draft === undefined) return null;
  if (await takeDraft(draft.id, end.signal)) return { draft, isCopy: false, end };
  const copy = { ...draft, id: newDraftId() };
  await saveDraft(copy);
  await takeDraft(copy.id, end.signal);
  return { draft: copy, isCopy: true, end };
}
