import { isServed } from '../service/served.ts';
import { Page } from './Page.tsx';
import { useText } from './text.ts';

/** Ways to ask from a program, each with a line that can be tried at once. */
const ways = [
  { way: 'decide', line: 'npx portolan decide item=… destination=… --format json' },
  { way: 'check', line: 'npx portolan check examples/half-finished.yaml --format json' },
  { way: 'mcp', line: 'npx portolan mcp' },
  { way: 'serve', line: 'npx portolan serve' },
] as const;

/** For whoever lets another program ask: JSON from the command line, over HTTP, or as tools of an AI agent. */
export default function DevelopPage() {
  const t = useText();
  return (
    <Page title={t('develop.title')} lead={t('develop.lead')}>
      <dl className="develop">
        {ways.map(({ way, line }) => (
          <div key={way}><dt>{t(`develop.${way}`)}</dt><dd><code className="code" tabIndex={0}>{line}</code></dd></div>
        ))}
      </dl>
      <p>{isServed ? <a href="/api/openapi.json">{t('develop.openapi')}</a> : t('develop.alone')}</p>
    </Page>
  );
}
