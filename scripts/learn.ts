import { learnFromExamples } from '../src/context.ts';

const { needs, urgent } = learnFromExamples();
console.log(`Learnt what ${needs.toLocaleString('en-GB')} features say of needs, and ${urgent.toLocaleString('en-GB')} of dangers.`);
