import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { useDescribed } from '../app/useDescribed.ts';
import { Waiting } from '../app/Waiting.tsx';
import { useAsked } from '../package/useAsked.ts';
import { useDraft, type OpenedDraft, type Source } from './useDraft.ts';
import { usePackage } from './usePackage.ts';
import { Workbench } from './Workbench.tsx';

/** The page of one package: what the address names is opened, then shown on the workbench. */
export function PackagePage({ source }: { source: Source }) {
  const { opened, keep } = useDraft(source);
  if (opened === undefined) return <Waiting />;
  if (opened === null) return <NotFoundPage />;
  return <OpenPackage key={opened.draft.id} opened={opened} keep={keep} />;
}

function OpenPackage({ opened: { draft, isCopy }, keep }: { opened: OpenedDraft; keep: (text: string, title: string) => void }) {
  const described = useDescribed();
  const asked = useAsked(draft.path);
  const edited = usePackage(draft.text, asked, keep);
  if (described === undefined) return <Waiting />;
  return <Workbench described={described} edited={edited} isCopy={isCopy} />;
}
