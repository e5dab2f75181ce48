import type { OwnersReport } from '../report.ts';
import { answerWords, topWords } from '../words.ts';
import { svgOf } from './svg.ts';

/** The picture is marked by the first rule that says anything but no; its words are those of the text. */
export function pictureOf({ structure, party, answers, tops }: OwnersReport): string {
  const marked = answers.find(({ answer }) => answer !== false) ?? answers.find(({ holds }) => holds !== false) ?? answers[0];
  const words = [...answers.flatMap(answerWords), ...tops.flatMap(topWords)];
  return svgOf({ structure, party, words, ...(marked === undefined ? {} : { answer: marked }) });
}
