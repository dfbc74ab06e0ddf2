import { learnFromExamples } from '../src/readers.ts';

const { needs, urgent } = learnFromExamples();
console.log(`Learnt what ${needs.toLocaleString('en-GB')} features say of needs, and ${urgent.toLocaleString('en-GB')} of dangers.`);
