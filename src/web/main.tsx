import { createRoot } from 'react-dom/client';
import './styles/uswds.css';
import './styles/theme.css';
import './styles/layout.css';
import { App } from './app/App.tsx';
import { readPreferences, showPreferences } from './app/preferences.ts';
import { messagesFor } from './messages/messages.ts';

const preferences = readPreferences();
showPreferences(preferences);
const messages = await messagesFor(preferences.language);
createRoot(document.getElementById('root')!).render(<App initial={preferences} messages={messages} />);
