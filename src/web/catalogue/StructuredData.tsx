import type { Structured } from './structured.ts';

/** What a page says to search engines: data that no browser runs, so that the policy of the server has nothing to allow. */
export function StructuredData({ data }: { data: Structured }) {
  // A text that closed the element would end the data in its middle.
  return <script type="application/ld+json">{JSON.stringify(data).replaceAll('<', '\\u003c')}</script>;
}
