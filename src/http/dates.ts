export { dateText } from '../domain/date-text.ts';
