import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useText } from './text.ts';

let hasArrived = false;

/**
 * A screen: its heading names the document too, and takes the focus when the reader comes from another screen, so that
 * whoever does not see the page hears where they are.
 */
export function Page({ title, lead, children, wide = false, language }: {
  title: string; lead?: ReactNode; children: ReactNode; wide?: boolean;
  /** The language of the title, where it is not the reader's. */
  language?: string;
}) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const [path] = useLocation();
  useEffect(() => { document.title = t('page.title', { title }); });
  useEffect(() => {
    if (hasArrived) {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    hasArrived = true;
  }, [path]);
  return (
    <div className={wide ? 'page page--wide' : 'page'}>
      <h1 ref={heading} tabIndex={-1} lang={language}>{title}</h1>
      {lead !== undefined && <p className="usa-intro">{lead}</p>}
      {children}
    </div>
  );
}
