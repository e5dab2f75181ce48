import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { Page } from '../app/Page.tsx';
import { today } from '../app/today.ts';
import { useText } from '../app/text.ts';
import { useDescribed } from '../app/useDescribed.ts';
import { Waiting } from '../app/Waiting.tsx';
import { ask } from '../engine/client.ts';
import { SentenceAnswer } from './SentenceAnswer.tsx';
import { SentenceForm } from './SentenceForm.tsx';
import type { Described } from '../engine/handlers/describe.ts';
import { useCountries } from '../app/countries.ts';
import { placeChoices } from './places.ts';
import { readSentence, type Sentence } from './sentence.ts';
import { sentenceNames } from './sentenceNames.ts';

/** One sentence, its answer below it. The address holds the sentence, so that it can be shared. */
export function SentencePage() {
  const t = useText();
  return (
    <Page title={t('ask.title')} lead={t('ask.lead')}>
      <SentenceQuestion />
    </Page>
  );
}

/** The form and, once somebody asked, the answer. */
export function SentenceQuestion() {
  const described = useDescribed();
  const [search, setSearch] = useSearchParams();
  const asked = useMemo(() => sentenceOf(search), [search]);
  useTyped(described, search.get('q'), setSearch);
  if (described === undefined || search.has('q')) return <Waiting />;
  const submit = (sentence: Sentence): void => {
    const next = searchOf(sentence);
    if (search.has('strict')) next.set('strict', '');
    setSearch(next);
  };
  const isAsked = asked.what !== null && asked.where !== null;
  return (
    <>
      <SentenceForm key={search.toString()} described={described} asked={asked} onAsk={submit} />
      {isAsked && <Answered sentence={asked} catalog={described.catalog} countries={described.countries} isStrict={search.has('strict')}
        onStrict={(isStrict) => setSearch((before) => {
          if (isStrict) before.set('strict', '');
          else before.delete('strict');
          return before;
        }, { replace: true })} />}
    </>
  );
}

const nothing: Sentence = { what: null, many: null, where: null, use: null, by: null, parent: null, on: null };

/** A question that came as one line becomes the fields of the sentence, and the address says those. */
function useTyped(
  described: Described | undefined, typed: string | null, setSearch: (to: URLSearchParams, options: { replace: true }) => void,
): void {
  const countries = useCountries(described ?? { countries: {} });
  useEffect(() => {
    if (described === undefined || typed === null) return;
    const read = readSentence(typed, sentenceNames(described, placeChoices(countries)), today(), nothing);
    setSearch(searchOf(read), { replace: true });
  }, [described, typed, countries]);
}

function searchOf(sentence: Sentence): URLSearchParams {
  return new URLSearchParams(Object.entries(sentence).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
}

function Answered({ sentence, catalog, countries, isStrict, onStrict }: {
  sentence: Sentence; catalog: readonly { id: string; name: string }[]; countries: Readonly<Record<string, string>>;
  isStrict: boolean; onStrict: (isStrict: boolean) => void;
}) {
  const t = useText();
  const [text, setText] = useState<string>();
  const [fault, setFault] = useState<unknown>();
  const named = useCountries({ countries });
  const place = named.find(([code]) => code === sentence.where)?.[1] ?? '';
  const product = catalog.find(({ id }) => id === sentence.what)?.name ?? sentence.what ?? '';
  const title = `${sentence.many === null ? '' : `${t.number(sentence.many)} × `}${product}, ${place}`;
  useEffect(() => {
    const names = { operator: t('ask.operator'), parent: t('ask.parent-name'), place, title };
    ask('sentencePackage', { sentence, names }).then(setText, setFault);
  }, [JSON.stringify(sentence), title]);
  if (fault !== undefined) throw fault;
  if (text === undefined) return <Waiting />;
  const question = { text, path: 'question.yaml', on: null, today: today(), knownOn: null, assumeOrdinary: !isStrict };
  return <SentenceAnswer question={question} title={title} isStrict={isStrict} onStrict={onStrict} />;
}

function sentenceOf(search: URLSearchParams): Sentence {
  const many = Number(search.get('many') ?? '');
  const text = (name: string): string | null => search.get(name) || null;
  return {
    what: text('what'), many: many > 0 ? many : null, where: text('where'), use: text('use'),
    by: text('by'), parent: text('parent'), on: text('on'),
  };
}
