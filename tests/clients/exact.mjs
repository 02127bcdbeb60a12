// Exact decimals, apart from the simulator's own: BigInt in units of 1e-8.
export const one = 100_000_000n;

/// Units of a decimal text.
export function units(text) {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d{1,8}))?$/.exec(text);
  const size = BigInt(whole) * one + BigInt(part.padEnd(8, '0'));
  return sign ? -size : size;
}

/// Text of units, with eight decimals.
export function text(value) {
  const size = value < 0n ? -value : value;
  return `${value < 0n ? '-' : ''}${size / one}.${String(size % one).padStart(8, '0')}`;
}

/// a / b, rounded up; both positive.
export const up = (a, b) => (a + b - 1n) / b;

/// What an isolated account should say of itself, from its balances alone.
export function expected(account, liquidation) {
  const index = units(account.indexPrice);
  const [base, quote] = [account.baseAsset, account.quoteAsset];
  const owned = (side) => units(side.free) + units(side.locked);
  const owed = (side) => units(side.borrowed) + units(side.interest);
  const assets = owned(base) * index + owned(quote) * one;
  const debts = owed(base) * index + owed(quote) * one;
  const under = one * owned(base) - liquidation * owed(base);
  const over = liquidation * owed(quote) - one * owned(quote);
  return {
    assets,
    debts,
    level: debts === 0n ? 999n * one : (assets * one) / debts,
    liquidatePrice: under === 0n ? 0n : (over * one) / under,
  };
}
