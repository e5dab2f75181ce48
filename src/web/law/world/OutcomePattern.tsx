import type { Outcome } from '../../../engine/program.ts';

const size = 6;

/** What is drawn over the colour of an outcome, in a square of six units, so that no two look alike without colour. */
const strokes: Record<Outcome, string> = {
  'not-subject': 'M3 2A1 1 0 1 1 3 4A1 1 0 1 1 3 2Z',
  'no-licence-required': '',
  'exception-available': 'M-1 7L7-1M-1 1L1-1M5 7L7 5',
  authorised: 'M-1 7L7-1M-1 1L1-1M5 7L7 5M0 3H6',
  'licence-required': 'M-1-1L7 7M-1 5L1 7M5-1L7 1',
  barred: 'M-1-1L7 7M-1 5L1 7M5-1L7 1M-1 7L7-1M-1 1L1-1M5 7L7 5',
  unsettled: 'M1.5 0V6M4.5 0V6',
  'needs-judgement': 'M0 1.5H6M0 4.5H6',
  'needs-facts': 'M1 1H2.4V2.4H1ZM4 4H5.4V5.4H4Z',
};

/** A pattern for an outcome: colour and strokes; both follow the brightness of the page. */
export function OutcomePattern({ id, outcome }: { id: string; outcome: Outcome }) {
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
      <rect width={size} height={size} className={`pattern pattern--${outcome}`} />
      <path d={strokes[outcome]} className={`pattern__strokes pattern__strokes--${outcome}`} />
    </pattern>
  );
}
