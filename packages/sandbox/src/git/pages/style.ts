/** The style of all pages; light or dark as the reader's system is. */
export const STYLE = `:root {
  color-scheme: light dark;
  --text: #1c2128; --muted: #57606a; --page: #ffffff; --box: #f6f8fa; --line: #d0d7de;
  --link: #0550ae; --good: #116329; --bad: #a40e26; --busy: #7a4b00; --merged: #6639ba;
  --added: #dafbe1; --removed: #ffebe9; --button: #1f6f3a; --on-button: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --muted: #9da7b3; --page: #0d1117; --box: #161b22; --line: #30363d;
    --link: #79b8ff; --good: #56d364; --bad: #ff8a80; --busy: #e3b341; --merged: #c297ff;
    --added: #12351f; --removed: #3f1519; --button: #238140; --on-button: #ffffff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); }
a { color: var(--link); }
a:focus-visible, button:focus-visible, input:focus-visible, [tabindex]:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px;
}
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .5rem; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1rem; }
.top { background: var(--box); border-bottom: 1px solid var(--line); padding: .6rem 0; }
.top header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: baseline; }
.top .who { margin-left: auto; color: var(--muted); }
.home { font-weight: 600; }
nav ul { display: flex; gap: 1rem; list-style: none; margin: 0; padding: 0; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 1.4rem 0 .4rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .6rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
.muted { color: var(--muted); }
.heading { font-weight: 600; }
blockquote { margin: .6rem 0; padding: 0 .9rem; border-left: 4px solid var(--line); color: var(--muted); }
.box { border: 1px solid var(--line); border-radius: 6px; margin: .8rem 0; overflow: hidden; }
.box > .title { background: var(--box); padding: .5rem .8rem; border-bottom: 1px solid var(--line);
  display: flex; flex-wrap: wrap; gap: .3rem 1rem; justify-content: space-between; }
.box > .body { padding: .4rem .8rem; overflow-wrap: anywhere; }
.rows { list-style: none; margin: 0; padding: 0; }
.rows > li { padding: .5rem .8rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.rows > li:first-child { border-top: 0; }
.state { display: inline-flex; gap: .4em; font-weight: 600; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .busy { color: var(--busy); } .merged { color: var(--merged); }
code, pre, .lines { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .87em; }
pre.code { background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: .7rem; overflow: auto; }
.scroll { overflow: auto; }
table { border-collapse: collapse; }
.body table { margin: .5rem 0; }
.body td, .body th { border: 1px solid var(--line); padding: .2rem .6rem; text-align: left; }
.lines { width: 100%; }
.lines td { border: 0; padding: 0 .6rem; white-space: pre; }
.lines .number { text-align: right; color: var(--muted); user-select: none; width: 1%; white-space: normal; }
.lines .number a { color: inherit; text-decoration: none; }
.lines tr:target { background: var(--box); outline: 1px solid var(--line); }
.added { background: var(--added); } .removed { background: var(--removed); } .hunk { color: var(--muted); }
.actions { display: flex; flex-wrap: wrap; align-items: end; }
form { display: inline-flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: .4rem 1rem .4rem 0; }
label { display: grid; gap: .2rem; font-weight: 600; }
label small { font-weight: 400; color: var(--muted); }
input { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--muted); border-radius: 6px; padding: .35rem .5rem; width: 9rem; }
button { font: inherit; font-weight: 600; padding: .4rem .9rem; border-radius: 6px; cursor: pointer;
  border: 1px solid var(--line); background: var(--box); color: inherit; }
button.main { background: var(--button); color: var(--on-button); border-color: var(--button); }
footer { margin-top: 3rem; padding-bottom: 2rem; color: var(--muted); }
`;
