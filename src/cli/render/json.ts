import type { LegFinding } from '../../determination/determination.ts';
import type { Decision, Need, Reliance } from '../../engine/decision.ts';
import type { Report } from './report.ts';

/**
 * The determination as one documented JSON object (docs/decide.md). What many legs share is written once and named by
 * an id: facts with where they came from, what is asked, what an answer rests on. Of the codified view stands what differs.
 */
export function renderJson({ determination, lifts, screening }: Report): string {
  const { legs, ...rest } = determination;
  const facts = new Shared<object>('f');
  const needs = new Shared<Need>('n');
  const reliances = new Shared<Reliance>('r');
  const shortened = ({ restsOn, needs: asked, ...decision }: Decision): ShortDecision => ({
    ...decision, needs: asked.map((need) => needs.idOf(need)), restsOn: restsOn.map((reliance) => reliances.idOf(reliance)),
  });
  const shown = legs.map(({ facts: stated, enforced, codified, ...leg }: LegFinding) => ({
    ...leg,
    enforced: shortened(enforced),
    codified: differing(shortened(codified), shortened(enforced)),
    facts: Object.entries(stated).map(([fact, { value, origin }]) => facts.idOf({ fact, value, ...origin })),
    coveredBy: { enforced: lifts.get(`enforced ${leg.id}`) ?? [], codified: lifts.get(`codified ${leg.id}`) ?? [] },
  }));
  const shared = { facts: facts.all(), needs: needs.all(), reliances: reliances.all() };
  const whole = { format: 'portolan-determination/2', ...rest, ...(screening === undefined ? {} : { screening }), legs: shown, ...shared };
  return `${withShortLists(JSON.stringify(whole, null, 2))}\n`;
}

type ShortDecision = Omit<Decision, 'restsOn' | 'needs'> & { restsOn: string[]; needs: string[] };

/** The fields of the codified view that are not as in the enforced one; its view and outcome always. */
function differing(codified: ShortDecision, beside: ShortDecision): Partial<ShortDecision> {
  const own = Object.entries(codified).filter(([field, value]) => field === 'view' || field === 'outcome'
    || JSON.stringify(value) !== JSON.stringify(beside[field as keyof Decision]));
  return Object.fromEntries(own);
}

/** Values that are written once, each under an id. */
class Shared<Value extends object> {
  private readonly prefix: string;
  private readonly ids = new Map<string, string>();
  private readonly values: Record<string, Value> = {};

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  idOf(value: Value): string {
    const text = JSON.stringify(value);
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = `${this.prefix}${this.ids.size + 1}`;
    this.ids.set(text, id);
    this.values[id] = value;
    return id;
  }

  all(): Record<string, Value> {
    return this.values;
  }
}

/** Lists of ids on one line. No text of JSON holds a line break, so only the layout can be meant. */
function withShortLists(json: string): string {
  return json.replaceAll(/\[\n\s+("[fnr]\d+"(?:,\n\s+"[fnr]\d+")*)\n\s+\]/g, (_, ids: string) => `[${ids.replaceAll(/\n\s+/g, ' ')}]`);
}
