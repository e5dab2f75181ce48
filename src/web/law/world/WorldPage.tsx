import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { parseDate } from '../../../corpus/date.ts';
import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { today } from '../../app/today.ts';
import { useDescribed } from '../../app/useDescribed.ts';
import { Waiting } from '../../app/Waiting.tsx';
import type { Described } from '../../engine/handlers/describe.ts';
import type { WorldQuestion } from '../handlers/worldPackage.ts';
import { useWorld } from './useWorld.ts';
import { WorldForm } from './WorldForm.tsx';
import { WorldShown } from './WorldShown.tsx';

/** How long the address waits for the slider to come to rest: browsers refuse to be told of every step. */
const restMilliseconds = 250;
const usualQuantity = 1000;
/** What the map shows before anybody chooses, where the catalog has it. */
const usualItem = 'nvidia-h200-sxm';

/** Every country's outcome for an item and whoever runs it, from the first day of the timeline to the end of next year. */
export default function WorldPage() {
  const t = useText();
  const described = useDescribed();
  return (
    <Page title={t('law.way.map')} lead={t('law.way.map.about')} wide>
      {described === undefined ? <Waiting /> : <WorldOf described={described} />}
    </Page>
  );
}

function WorldOf({ described }: { described: Described }) {
  const [search, setSearch] = useSearchParams();
  const put = (changed: Record<string, string | null>): void => {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changed)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    }, { replace: true });
  };
  const question = questionOf(search, described);
  const asked = search.get('on') ?? '';
  const [on, setOn] = useState(parseDate(asked) === undefined ? today() : asked);
  useEffect(() => {
    if (on === asked || asked === '' && on === today()) return undefined;
    const timer = setTimeout(() => put({ on }), restMilliseconds);
    return () => clearTimeout(timer);
  }, [on]);
  const world = useWorld(question, on);
  return (
    <>
      <WorldForm question={question} described={described} onChange={put} />
      {world === undefined ? <Waiting /> : (
        <WorldShown world={world} described={described} on={on} onDay={setOn}
          isCurrent={JSON.stringify(world.question) === JSON.stringify(question)} />
      )}
    </>
  );
}

/** What the address asks; what it cannot mean is left to the usual. */
function questionOf(search: URLSearchParams, { catalog, countries }: Described): WorldQuestion {
  const item = [search.get('item'), usualItem].flatMap((asked) => catalog.find(({ id }) => id === asked) ?? [])[0] ?? catalog[0]!;
  const quantity = Number(search.get('quantity') ?? usualQuantity);
  const country = (name: string): string | null => {
    const code = search.get(name);
    return code !== null && code in countries ? code : null;
  };
  return {
    item: item.id, quantity: Number.isInteger(quantity) && quantity > 0 ? quantity : usualQuantity,
    operator: country('operator'), parent: country('parent'),
  };
}
