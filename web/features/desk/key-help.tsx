import { Dialog } from '../../ui/dialog.tsx';
import { CheckRow } from '../../ui/input.tsx';
import { KeyHint } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.tsx';
import { useKeySwitch } from './use-keys.ts';

const zh = {
  title: '快捷键',
  queue: '列表',
  file: '办件',
  rows: [
    ['J', '下一件'],
    ['K', '上一件'],
    ['O', '打开办件'],
    ['C', '认领'],
    ['X', '选中，多件一起办'],
    ['T', '转办'],
    ['V', '换视图'],
    ['/', '找'],
    ['P', '预览'],
    ['R', '连续办理：一件办完接着下一件'],
  ] as readonly (readonly [string, string])[],
  inFile: [
    ['J', '下一件'],
    ['K', '上一件'],
    ['[ ]', '换材料'],
    ['D', '只看改动'],
    ['A', '到“能办什么”'],
    ['Esc', '收起正在写的'],
  ] as readonly (readonly [string, string])[],
  switch: '单个字母的快捷键',
  hint: '关掉后，上下箭头和 Esc 还能用。输入文字时快捷键不起作用。',
};
const words = {
  zh,
  en: {
    title: 'Keys',
    queue: 'List',
    file: 'Case',
    rows: [
      ['J', 'next case'],
      ['K', 'previous case'],
      ['O', 'open the case'],
      ['C', 'claim'],
      ['X', 'select several'],
      ['T', 'transfer'],
      ['V', 'next view'],
      ['/', 'search'],
      ['P', 'preview'],
      ['R', 'run: one case after another'],
    ],
    inFile: [
      ['J', 'next case'],
      ['K', 'previous case'],
      ['[ ]', 'other material'],
      ['D', 'changes only'],
      ['A', 'go to what you can do'],
      ['Esc', 'put the form away'],
    ],
    switch: 'Single-letter keys',
    hint: 'When off, arrows and Esc still work. Keys never act while you type.',
  } satisfies typeof zh,
};

/** ? : all keys, and the switch that turns letters off. */
export const KeyHelp = ({ onClose }: { readonly onClose: () => void }) => {
  const w = useWords(words);
  const [on, set] = useKeySwitch();
  const list = (title: string, rows: typeof w.rows) => (
    <section>
      <h3>{title}</h3>
      <dl className="key-list">
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <KeyHint>{key}</KeyHint>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
  return (
    <Dialog title={w.title} onClose={onClose}>
      <div className="key-lists">
        {list(w.queue, w.rows)}
        {list(w.file, w.inFile)}
      </div>
      <CheckRow checked={on} onChange={(e) => set(e.target.checked)}>
        {w.switch}
        <span className="choice-hint">{w.hint}</span>
      </CheckRow>
    </Dialog>
  );
};
