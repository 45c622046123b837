import { everyPage, MAX_PAGES } from './everyPage';

describe('everyPage', () => {
  it('follows the cursor to the end and keeps the rest of the first page', async () => {
    const pages = {
      first: { items: [1, 2], nextCursor: 'b', totalItems: 3, lastSeen: 'x' },
      b: { items: [3], totalItems: 3, lastSeen: 'y' },
    };
    const fetchPage = jest.fn(async (cursor: string | undefined) =>
      cursor === 'b' ? pages.b : pages.first,
    );
    await expect(everyPage(fetchPage)).resolves.toMatchObject({
      items: [1, 2, 3],
      lastSeen: 'x',
      complete: true,
    });
    expect(fetchPage.mock.calls).toEqual([[undefined], ['b']]);
  });

  it('stops at a cursor that never ends and says that the list is cut', async () => {
    const fetchPage = jest.fn(async () => ({
      items: [1],
      nextCursor: 'again',
    }));
    const whole = await everyPage(fetchPage);
    expect(fetchPage).toHaveBeenCalledTimes(MAX_PAGES);
    expect(whole.complete).toBe(false);
  });
});
