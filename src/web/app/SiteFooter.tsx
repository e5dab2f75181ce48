import { useLocation } from 'wouter';
import { useText } from './text.ts';

/** Where what one enters goes to the service, because it is kept there. */
const keptElsewhere = /^\/(?:workspaces|account|catalogue)(?:\/|$)/;

/** What holds for every page. */
export function SiteFooter() {
  const t = useText();
  const [path] = useLocation();
  return (
    <footer className="site-footer">
      <p>{t(keptElsewhere.test(path) ? 'footer.kept' : 'footer.private')}</p>
      <p>{t('footer.advice')}</p>
    </footer>
  );
}
