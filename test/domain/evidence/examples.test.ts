import { expect, test } from 'vitest';
import { readExampleLines } from '../../../src/domain/evidence/examples.ts';

const read = (row: string) => readExampleLines(`line\tneeds\talso fair\turgent\talso fair\n${row}\n`)[0]!;

test('a line is read with its needs, what would be fair too, and its danger', () => {
  expect(read('rent and cold\thousing,energy\tdebt\tno-energy-now\thomeless-tonight')).toEqual({
    line: 'rent and cold',
    needs: { right: ['housing', 'energy'], fair: ['debt'] },
    subNeeds: [],
    urgent: { right: ['no-energy-now'], fair: ['homeless-tonight'] },
  });
});

test('a need that is said more exactly counts once as a need, and as each of its sub-needs', () => {
  const { needs, subNeeds } = read('gas gone and boiler dead\tenergy/prepayment,energy/boilers,debt\t-\t-\t-');
  expect(needs!.right).toEqual(['energy', 'debt']);
  expect(subNeeds).toEqual(['energy/prepayment', 'energy/boilers']);
});

test('what nobody judged teaches nothing; what is none teaches that', () => {
  expect(read('raped last night\t?\t-\tsexual-violence\t-').needs).toBeNull();
  expect(read('repeat prescription\t-\t-\t-\t-').needs).toEqual({ right: [], fair: [] });
});
