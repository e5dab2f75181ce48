import { useText } from './text.ts';

/** What holds for every page. */
export function SiteFooter() {
  const t = useText();
  return (
    <footer className="site-footer">
      <p>{t('footer.private')}</p>
      <p>{t('footer.advice')}</p>
    </footer>
  );
}
