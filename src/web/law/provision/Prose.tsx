import { Lexer, type Token, type Tokens } from 'marked';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import { linkedAddress } from '../address.ts';

/**
 * A page of the law in its own words. Its text never becomes markup: the pieces that the lexer finds become elements,
 * and what is in none of the known forms is shown as it is written.
 */
export function Prose({ text, file, ruleOf }: { text: string; file: string; ruleOf: (block: string, key: number) => ReactNode }) {
  const tokens = useMemo(() => new Lexer({ gfm: true }).lex(text), [text]);
  return <div className="law-prose" lang="en">{tokens.map((token, key) => blockOf(token, key, file, ruleOf))}</div>;
}

function blockOf(token: Token, key: number, file: string, ruleOf: (block: string, key: number) => ReactNode): ReactNode {
  const inline = (tokens: Token[] | undefined): ReactNode => inlineOf(tokens ?? [], file);
  switch (token.type) {
    case 'space': return null;
    case 'heading': return token.depth <= 2 ? <h3 key={key}>{inline(token.tokens)}</h3> : <h4 key={key}>{inline(token.tokens)}</h4>;
    case 'paragraph': case 'text': return <p key={key}>{inline(token.tokens)}</p>;
    case 'code': return token.lang === 'rule' ? ruleOf((token as Tokens.Code).text, key)
      : <pre key={key} className="code" tabIndex={0}>{token.text}</pre>;
    case 'blockquote': return <blockquote key={key}>{token.tokens?.map((part, index) => blockOf(part, index, file, ruleOf))}</blockquote>;
    case 'list': {
      const items = (token as Tokens.List).items.map((item, index) => <li key={index}>{listed(item.tokens, file)}</li>);
      return token.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
    }
    case 'table': return <ProseTable key={key} table={token as Tokens.Table} file={file} />;
    default: return <p key={key}>{token.raw}</p>;
  }
}

function ProseTable({ table: { header, rows }, file }: { table: Tokens.Table; file: string }) {
  return (
    <div className="law-scroll" tabIndex={0}>
      <table className="usa-table">
        <thead><tr>{header.map(({ tokens }, index) => <th key={index} scope="col">{inlineOf(tokens, file)}</th>)}</tr></thead>
        <tbody>{rows.map((row, index) => <tr key={index}>{row.map(({ tokens }, cell) =>
          <td key={cell}>{inlineOf(tokens, file)}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}

function listed(tokens: readonly Token[], file: string): ReactNode {
  return tokens.map((token, key) => (token.type === 'text'
    ? <span key={key}>{inlineOf((token as Tokens.Text).tokens ?? [token], file)}</span>
    : blockOf(token, key, file, () => null)));
}

function inlineOf(tokens: readonly Token[], file: string): ReactNode {
  return tokens.map((token, key) => {
    const inner = (): ReactNode => inlineOf((token as { tokens?: Token[] }).tokens ?? [], file);
    switch (token.type) {
      case 'strong': return <strong key={key}>{inner()}</strong>;
      case 'em': return <em key={key}>{inner()}</em>;
      case 'codespan': return <code key={key}>{(token as Tokens.Codespan).text}</code>;
      case 'br': return <br key={key} />;
      case 'link': return <ProseLink key={key} href={(token as Tokens.Link).href} file={file}>{inner()}</ProseLink>;
      case 'escape': return (token as Tokens.Escape).text;
      default: return 'tokens' in token && token.tokens !== undefined ? inner() : 'text' in token ? String(token.text) : token.raw;
    }
  });
}

/** What the law refers to within itself is a page here; nothing else is fetched from elsewhere, only named. */
function ProseLink({ href, file, children }: { href: string; file: string; children: ReactNode }) {
  const address = linkedAddress(href, file);
  if (address !== undefined) return <Link href={address}>{children}</Link>;
  return <a href={href} rel="noreferrer">{children}</a>;
}
