import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A mail server of a test's own: takes mail and keeps it. */
export async function mailServer(): Promise<{ mails: string[]; port: number; close(): void }> {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let [text, isBody] = ['', false];
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (isBody) {
        if (!text.endsWith('\r\n.\r\n')) return;
        mails.push(text);
        [text, isBody] = ['', false];
        socket.write('250 kept\r\n');
        return;
      }
      for (; text.includes('\r\n'); text = text.slice(text.indexOf('\r\n') + 2)) {
        isBody = text.startsWith('DATA');
        socket.write(isBody ? '354 go on\r\n' : text.startsWith('QUIT') ? '221 bye\r\n' : '250 fine\r\n');
      }
    });
    socket.on('error', () => socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { mails, port: (server.address() as AddressInfo).port, close: () => { server.close(); } };
}
