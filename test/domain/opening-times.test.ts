import { describe, expect, test } from 'vitest';
import { readOpeningTimes } from '../../src/domain/opening-times.ts';

/** Each session as a line: days, times, and what is special. */
function read(text: string): string[] | null {
  return readOpeningTimes(text)?.map(({ freq, byday, opensAt, closesAt, termTime }) =>
    [freq === 'weekly' ? '' : freq, byday.join(','), `${opensAt}-${closesAt}`, termTime ? 'term' : ''].filter(Boolean).join(' '),
  ) ?? null;
}

describe('opening times that are read', () => {
  test.each([
    ['Mo 10:00-17:00; We 10:00-17:00; Fr 10:00-13:00', ['mo,we 10:00-17:00', 'fr 10:00-13:00']],
    ['Tu 10:00-13:00, 14:00-17:00; Sa 10:00-13:00', ['tu,sa 10:00-13:00', 'tu 14:00-17:00']],
    ['Wednesday 10am - 4pm', ['we 10:00-16:00']],
    ['Mon-Fri 9:30am-12noon, Sat 10-1', ['mo,tu,we,th,fr 09:30-12:00', 'sa 10:00-13:00']],
    ['Tuesday - Friday 12noon - 2pm', ['tu,we,th,fr 12:00-14:00']],
    ['Thursday 1.30 – 3.30pm', ['th 13:30-15:30']],
    ['Saturday & Sunday 7am - 9am.', ['sa,su 07:00-09:00']],
    ['Tuesday 6pm - 8pm and Sunday 3pm - 5pm', ['tu 18:00-20:00', 'su 15:00-17:00']],
    ['Tuesdays & Fridays 12pm - 3pm; 1st Saturday of month 10am - 12noon', ['tu,fr 12:00-15:00', 'monthly 1sa 10:00-12:00']],
    ['Tues , Wed, Thursday, 11am - 2pm and Friday 11am - 4pm', ['tu,we,th 11:00-14:00', 'fr 11:00-16:00']],
    ['Tues/Weds 10am - 12pm. Thurs 10am - 2pm', ['tu,we 10:00-12:00', 'th 10:00-14:00']],
    ['Fri 4.30 - 5.30pm Sat 10 - 11am', ['fr 16:30-17:30', 'sa 10:00-11:00']],
    ['Mon - Sat 10.00 - 4.00', ['mo,tu,we,th,fr,sa 10:00-16:00']],
    ['9 - 4 weekdays', ['mo,tu,we,th,fr 09:00-16:00']],
    ['Weekdays 9am-5pm, Saturday closed', ['mo,tu,we,th,fr 09:00-17:00']],
    ['Mon- Thursday 10 - 12noon (term-time only)', ['mo,tu,we,th 10:00-12:00 term']],
    ['Mon & Thur 1-3pm (except bank holidays)', ['mo,th 13:00-15:00']],
    ['Mon 1-2pm Thurs 10-11am Sat 12- 1pm', ['mo 13:00-14:00', 'th 10:00-11:00', 'sa 12:00-13:00']],
    ['2nd and 4th Tuesday of the month, 2pm to 3.30pm', ['monthly 2tu,4tu 14:00-15:30']],
    ['Every last Friday of the month 7-9pm', ['monthly -1fr 19:00-21:00']],
    ['Friday to Monday 8pm - 2am', ['fr,sa,su,mo 20:00-02:00']],
    ['Tuesday from 10 until 12', ['tu 10:00-12:00']],
    ['monday 09:00:00-18:00:00', ['mo 09:00-18:00']],
    ['24/7', ['daily 00:00-24:00']],
    ['Daily 9-5', ['mo,tu,we,th,fr,sa,su 09:00-17:00']],
  ])('%s', (text, sessions) => {
    expect(read(text)).toEqual(sessions);
  });
});

describe('opening times that are left as words, because they can be read two ways or not at all', () => {
  test.each([
    'Every 2nd Tuesday 10am-12pm',
    'Tuesday from 11am',
    'Wednesday 7:30pm',
    'Monday & Friday 12noon',
    'By appointment',
    'One morning per week',
    'Monday - Friday 8am - 4pm. Please ring.',
    'Thursday 4 - 6pm Job Club Monday 1 - 2pm',
    'Daily (except Tues & Sat) 10:30am - 12pm',
    '9 - 4 weekdays except Wed 9 - 2',
    '24/7 upon request',
    'Tuesday 7-9',
    'Monday 10am - 12am',
    'Tu 10:00-19:00; We 1:00-18:00',
    'Tu 10:00-17:00; Su 00:00',
    'Wednesday 2=3pm',
    'Mondays 1pm - 2pm and Tuesdays 2pm - 3pm term time only',
    'Alternate Tuesdays 10am - 12pm',
    'Monday 25:00-26:00',
    'Mon-Fri 3pm-1pm',
    'Monday closed',
    '10am - 12pm',
    '',
  ])('%s', (text) => {
    expect(read(text)).toBeNull();
  });
});
