import { accountRows } from '../../../cli/render/accounts.ts';
import { useText } from '../../app/text.ts';
import type { PackageAnswer } from '../../engine/handlers/determine.ts';

const columns = ['account', 'before', 'drawn', 'left', 'cite'] as const;

/** Limits that the law keeps for several deliveries together: what these draw, and what is left. */
export function Accounts({ answer: { accounts } }: { answer: PackageAnswer }) {
  const t = useText();
  if (accounts.length === 0) return null;
  return (
    <section className="block">
      <h2>{t('accounts.title')}</h2>
      <div className="matrix" role="region" aria-label={t('accounts.title')} tabIndex={0}>
        <table className="usa-table" lang="en">
          <thead>
            <tr lang={t.language}>
              {columns.map((name) => <th key={name} scope="col">{t(`accounts.${name}`)}</th>)}
            </tr>
          </thead>
          <tbody>
            {accountRows(accounts).map(([head = '', ...cells]) => (
              <tr key={head}><th scope="row">{head}</th>{cells.map((cell, index) => <td key={index}>{cell}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
