const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, char => ENTITIES[char]);
}

/**
 * An element with its content: an object becomes elements of its keys, a list becomes elements named
 * `itemName`, a date is written in ISO 8601; undefined is left out.
 */
export function element(
  name: string,
  value: unknown,
  itemName: 'item' | 'member',
): string {
  if (value === undefined) {
    return '';
  }
  return `<${name}>${content(value, itemName)}</${name}>`;
}

function content(value: unknown, itemName: 'item' | 'member'): string {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map(item => element(itemName, item, itemName)).join('');
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, item]) => element(key, item, itemName))
      .join('');
  }
  return escape(String(value));
}
