/** An exact number: whole numbers above and below, in lowest terms, the lower above zero. */
export class Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;

  /** Throws `RangeError` for a denominator of zero. */
  constructor(numerator: bigint, denominator = 1n) {
    if (denominator === 0n) throw new RangeError('Nothing can be divided by zero.');
    const sign = denominator < 0n ? -1n : 1n;
    const common = greatestCommon(numerator < 0n ? -numerator : numerator, sign * denominator);
    this.numerator = sign * numerator / common;
    this.denominator = sign * denominator / common;
  }

  /** The number as it is written in decimals: 0.1 is a tenth. Throws `RangeError` for what is no number. */
  static of(value: number | string): Fraction {
    const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value));
    if (match === null) throw new RangeError(`'${value}' is no decimal number.`);
    const [, sign, whole = '', part = '', power = '0'] = match;
    const shift = Number(power) - part.length;
    const digits = BigInt(`${sign}${whole}${part}`);
    return shift < 0 ? new Fraction(digits, 10n ** BigInt(-shift)) : new Fraction(digits * 10n ** BigInt(shift));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.denominator + other.numerator * this.denominator, this.denominator * other.denominator);
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.numerator, other.denominator));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  dividedBy(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** Below zero where this is less, zero where both are the same, above where this is more. */
  compare(other: Fraction): number {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** Rounded to so many places, halves to the even neighbour. */
  rounded(places: number): Fraction {
    const scale = 10n ** BigInt(places);
    const [top, below] = [this.numerator * scale, this.denominator];
    const floor = (top - ((top % below) + below) % below) / below;
    const twice = (top - floor * below) * 2n;
    const up = twice > below || twice === below && floor % 2n !== 0n;
    return new Fraction(up ? floor + 1n : floor, scale);
  }

  /** In decimals, rounded to so many places; always that many. */
  toText(places: number): string {
    const { numerator, denominator } = this.rounded(places);
    const digits = String(((numerator < 0n ? -numerator : numerator) * 10n ** BigInt(places)) / denominator).padStart(places + 1, '0');
    const sign = numerator < 0n ? '-' : '';
    return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }

  toNumber(): number {
    return Number(this.toText(15));
  }

  /** As JSON shows it: with six places at most, none to spare. */
  toJSON(): number {
    return Number(this.toText(6));
  }
}

function greatestCommon(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
