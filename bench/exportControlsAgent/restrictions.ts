import type { Bench, Facts, Question } from './bench.ts';
import type { Answer } from './determination.ts';
import { itemOf } from './items.ts';

/** The restrictions of section 740.2 that both know, and the rules of ours that make them. */
const restrictions: { cite: string; rules: RegExp }[] = [
  { cite: '740.2(a)(6)', rules: /^ear\/746\// },
  { cite: '740.2(a)(9)(i)', rules: /^ear\/740\/2\.a\.9\.i#/ },
  { cite: '740.2(a)(9)(ii)', rules: /^ear\/740\/2\.a\.9\.ii#short-list$/ },
];

const items = ['3A001.a.7', '3A001.z.1.a', '3A090.a', '3A090.b', '3A090.c', '3B001.b', '3B001.c', '3B002.b', '3B002.c', '3B993', '3D992',
  '3E992', '4A003.b', '4A003.z.1.a', '4A090.a', '4A994', '4D090', '4E091', '5A002.a', '5A992.c', '5D992.z.1', 'EAR99'].map(itemOf);

const parties: { situation: string; fromMacauOrD5: boolean; headquarters: string }[] = [
  { situation: 'supply', fromMacauOrD5: false, headquarters: 'DE' },
  { situation: 'supply to a company from China', fromMacauOrD5: true, headquarters: 'CN' },
];

/** Whether each restriction holds, for every item to every place in a country group of concern, whoever receives it. */
export function restrictionQuestions({ peer, grouped, bars }: Bench): Question[] {
  return items.flatMap(({ eccn, kind, facts: own }) => parties.flatMap(({ situation, fromMacauOrD5, headquarters }) =>
    grouped.map(({ code, name }): Question => {
      const ask = () => peer.exceptions({ eccn, destinationCountry: name, itemType: kind, entityHeadquarteredInMacauOrD5: fromMacauOrD5 });
      const facts: Facts = { ...own, activity: 'export', destination: code, 'endUser.headquarters': headquarters,
        'endUser.ultimateParentHeadquarters': headquarters };
      return { ask, facts, compare: () => {
        const [theirs, ours] = [ask().mandatoryRestrictions, bars(facts)];
        return restrictions.map(({ cite, rules }) => ({ question: cite, item: eccn, destination: code, situation,
          peer: peerAnswer(theirs.find(({ citation }) => citation.endsWith(cite))?.severity), ours: answerOf(rules, ours) }));
      } };
    })));
}

function peerAnswer(severity: string | undefined): Answer {
  return severity === 'blocking' ? 'yes' : severity === 'blocking_unless_resolved' ? 'open' : 'no';
}

function answerOf(rules: RegExp, { holding, open }: ReturnType<Bench['bars']>): Answer {
  return holding.some((rule) => rules.test(rule)) ? 'yes' : open.some((rule) => rules.test(rule)) ? 'open' : 'no';
}
