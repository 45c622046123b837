import { escaped, Html } from './html';

function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map(part => {
      if (/^`[^`]+`$/.test(part)) {
        return `<code>${escaped(part.slice(1, -1))}</code>`;
      }
      return escaped(part)
        .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
        .replace(
          /\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g,
          '<a href="$2" rel="noreferrer">$1</a>',
        );
    })
    .join('');
}

type Kind = 'paragraph' | 'list' | 'table' | 'heading';

function kindOf(line: string): Kind {
  if (/^\s*[-*] /.test(line)) {
    return 'list';
  }
  if (/^\s*\|.*\|\s*$/.test(line)) {
    return 'table';
  }
  return /^#{1,6} /.test(line) ? 'heading' : 'paragraph';
}

function cells(line: string, tag: string): string {
  return line
    .trim()
    .slice(1, -1)
    .split('|')
    .map(cell => `<${tag}>${inline(cell.trim())}</${tag}>`)
    .join('');
}

function table(lines: string[]): string {
  const [head, ...rows] = lines.filter(line => !/^[\s|:-]+$/.test(line));
  const body = rows.map(row => `<tr>${cells(row, 'td')}</tr>`).join('');
  return `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${cells(head ?? '', 'th')}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function block(kind: Kind, lines: string[]): string {
  switch (kind) {
    case 'list':
      return `<ul>${lines.map(line => `<li>${inline(line.replace(/^\s*[-*] (\[[ x]\] )?/, ''))}</li>`).join('')}</ul>`;
    case 'table':
      return table(lines);
    case 'heading':
      // The page has headings of its own above these.
      return lines
        .map(
          line => `<p class="heading">${inline(line.replace(/^#+ /, ''))}</p>`,
        )
        .join('');
    default:
      return `<p>${lines.map(inline).join('<br>')}</p>`;
  }
}

function blocks(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(part => {
      const lines = part.split('\n').filter(line => line.trim() !== '');
      const groups: { kind: Kind; lines: string[] }[] = [];
      for (const line of lines) {
        const last = groups.at(-1);
        const kind = kindOf(line);
        if (last?.kind === kind) {
          last.lines.push(line);
        } else {
          groups.push({ kind, lines: [line] });
        }
      }
      return groups.map(group => block(group.kind, group.lines)).join('');
    })
    .join('');
}

/** The part of Markdown that pull requests use, as markup; everything else stays text. */
export function markdown(source: string): Html {
  const text = source.replaceAll('\r\n', '\n').replace(/<!--[\s\S]*?-->/g, '');
  const parts = text.split(/^```[^\n]*\n([\s\S]*?)^```\s*$/m);
  return new Html(
    parts
      .map((part, index) =>
        index % 2 === 1
          ? `<pre class="code" tabindex="0"><code>${escaped(part)}</code></pre>`
          : blocks(part),
      )
      .join(''),
  );
}
