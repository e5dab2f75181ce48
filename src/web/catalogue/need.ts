/** What a buyer needs, as the address holds it and the service takes it. */
export interface AskedNeed {
  title: string;
  country: string;
  by?: string;
  budgetDollars?: number;
  powerMegawatts?: number;
  sovereignty: string[];
}

/** The need that an address names; undefined where it names no country, without which nothing can be open or closed. */
export function needFrom(search: URLSearchParams, title: string): AskedNeed | undefined {
  const country = search.get('country') ?? '';
  if (!/^[A-Z]{2}$/.test(country)) return undefined;
  const [by, budget, power] = [search.get('by') ?? '', amount(search.get('budget')), amount(search.get('power'))];
  return {
    title, country, sovereignty: (search.get('keeps') ?? '').split(',').map((one) => one.trim()).filter(Boolean),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(by) ? { by } : {}), ...(budget === undefined ? {} : { budgetDollars: budget }),
    ...(power === undefined ? {} : { powerMegawatts: power }),
  };
}

function amount(text: string | null): number | undefined {
  const number = Number(text ?? '');
  return text !== null && text !== '' && Number.isFinite(number) && number >= 0 ? number : undefined;
}
