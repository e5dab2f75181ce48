import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { inOtherWords, type ProposedFact } from '../../program/intake/proposal.ts';
import { Page } from '../app/Page.tsx';
import { Problems } from '../app/Problems.tsx';
import { useText } from '../app/text.ts';
import { Field } from '../check/builder/fields.tsx';
import { newDraftId, saveDraft } from '../check/drafts.ts';
import { ask, ProblemError } from '../engine/client.ts';
import { FactCard, type Said } from './FactCard.tsx';
import type { ReadProposal } from './handlers/intake.ts';
import './intake.css';

/** A package drafted from a proposal that exists: each fact beside its passage, and nothing taken over that nobody confirmed. */
export default function IntakePage() {
  const t = useText();
  const [, navigate] = useLocation();
  const [read, setRead] = useState<ReadProposal & { name: string }>();
  const [said, setSaid] = useState<ReadonlyMap<number, Said>>(new Map());
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const guarded = (work: Promise<void>): void => {
    setBusy(true);
    setProblems([]);
    work.catch((error: unknown) => {
      if (error instanceof ProblemError) setProblems(error.problems);
      else setFault(error);
    }).finally(() => setBusy(false));
  };
  const take = async (file: File): Promise<void> => {
    const found = await ask('readProposal', { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name });
    setRead({ ...found, name: file.name });
    setSaid(new Map());
  };
  const confirmed = (read?.facts ?? []).flatMap((fact): ProposedFact[] => {
    const { answer, words = fact.words } = said.get(fact.id) ?? {};
    return answer !== 'yes' ? [] : [words === fact.words || words.trim() === '' ? fact : inOtherWords(fact, words)];
  });
  const draft = async (name: string): Promise<void> => {
    const text = await ask('draftProposal', { facts: confirmed, name });
    const id = newDraftId();
    await saveDraft({ id, title: name, path: 'package.yaml', text });
    navigate(`/check/draft/${id}`);
  };
  return (
    <Page title={t('intake.title')} lead={t('intake.lead')}>
      <Field label={t('intake.file')}>
        {(id) => <input id={id} type="file" className="usa-file-input" accept=".pdf,.docx" disabled={isBusy}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) guarded(take(file));
          }} />}
      </Field>
      <p role="status">{isBusy ? t('intake.reading')
        : read === undefined ? ''
          : t('intake.found', { facts: read.facts.length, passages: read.passages, confirmed: confirmed.length })}</p>
      <Problems title={t('intake.problems')} problems={problems} />
      {read !== undefined && (
        <>
          <ol className="facts-proposed">{read.facts.map((fact) => (
            <FactCard key={fact.id} fact={fact} said={said.get(fact.id)}
              onSay={(one) => setSaid((before) => new Map(before).set(fact.id, one))} />
          ))}</ol>
          <Button type="button" disabled={isBusy || confirmed.length === 0}
            onClick={() => guarded(draft(read.name))}>{t('intake.draft', { count: confirmed.length })}</Button>
        </>
      )}
    </Page>
  );
}
