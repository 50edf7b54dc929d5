import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { moneyFrom, moneyLine, readMoneyLine, wholeUnits } from './money.ts';

test('an amount is kept in the minor units of its currency, and comes back as it was', () => {
  const cases = [
    [14000, 'EUR', 1_400_000, '14000 EUR'],
    [12.5, 'GBP', 1250, '12.5 GBP'],
    [0, 'SEK', 0, '0 SEK'],
    [1500, 'ISK', 1500, '1500 ISK'],
  ] as const;
  for (const [amount, currency, minor, line] of cases) {
    const money = moneyFrom(amount, currency);
    assert.deepEqual(money, { minor, currency });
    assert.equal(wholeUnits({ minor, currency }), amount);
    assert.equal(moneyLine({ minor, currency }), line);
    assert.deepEqual(readMoneyLine(line), money);
  }
});

test('an amount without a currency is not money, nor is a text that only begins like it', () => {
  assert.equal(moneyFrom(12, null), null);
  assert.equal(moneyFrom(null, 'EUR'), null);
  for (const text of ['', 'EUR', '12', '12 euro', '-3 EUR', 'about 12 EUR', '12 EUR a year']) {
    assert.equal(readMoneyLine(text), null, text);
  }
});
