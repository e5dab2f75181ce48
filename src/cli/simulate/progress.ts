/** A line that shows how far something is, drawn over itself; nothing where nobody watches. */
export interface ProgressLine {
  show: (done: number, all: number) => void;
  end: () => void;
}

const cells = 30;

/** A progress line on a terminal, with the time that is left once there is something to reckon from. */
export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  const began = performance.now();
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined };
  return {
    show: (done, all) => {
      const full = Math.round(cells * done / Math.max(1, all));
      const left = done === 0 ? '' : ` · ${secondsText((performance.now() - began) / 1000 * (all - done) / done)} left`;
      stream.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(cells - full)} ${done} of ${all} packages${left}`);
    },
    end: () => { stream.write('\r\u001b[K'); },
  };
}

function secondsText(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 90 ? `${whole} s` : `${Math.ceil(whole / 60)} min`;
}
