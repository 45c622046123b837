import MarkdownIt from 'markdown-it';
import { Html } from './html';

/** Raw markup stays text, and a single line break breaks the line, as in the comments of GitHub. */
const renderer = new MarkdownIt({ html: false, breaks: true, linkify: false });

// The pages load nothing from elsewhere.
renderer.disable('image');
renderer.validateLink = address => /^https?:\/\//i.test(address);

const { rules } = renderer.renderer;
rules.link_open = (tokens, index, options, _, self) => {
  tokens[index].attrSet('rel', 'noreferrer');
  return self.renderToken(tokens, index, options);
};
// The page has headings of its own above these.
rules.heading_open = () => '<p class="heading">';
rules.heading_close = () => '</p>\n';
rules.table_open = () =>
  '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>\n';
rules.table_close = () => '</table></div>\n';
for (const rule of ['fence', 'code_block'] as const) {
  rules[rule] = (tokens, index) =>
    `<pre class="code" tabindex="0"><code>${renderer.utils.escapeHtml(tokens[index].content)}</code></pre>\n`;
}
// Text alignment would need an inline style, which the pages do not allow.
for (const rule of ['th_open', 'td_open'] as const) {
  rules[rule] = () => `<${rule.slice(0, 2)}>`;
}

/** Without comments, which GitHub does not show; those inside code stay. */
function withoutComments(source: string): string {
  return source
    .split(/(^```[\s\S]*?^```[^\S\n]*$|`[^`\n]+`)/m)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/<!--[\s\S]*?-->/g, ''),
    )
    .join('');
}

/** A task of a list says whether it is done by a character, since nobody can tick it here. */
function withTasks(source: string): string {
  return source.replace(
    /^(\s*[-*] )\[([ xX])\] /gm,
    (_, bullet: string, mark: string) =>
      `${bullet}${mark === ' ' ? '☐' : '☑'} `,
  );
}

/** The Markdown of a pull request as markup (CommonMark and tables). */
export function markdown(source: string): Html {
  const text = source.replaceAll('\r\n', '\n');
  return new Html(renderer.render(withTasks(withoutComments(text))));
}
