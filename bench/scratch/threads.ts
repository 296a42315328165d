import { startStand } from '../stand.ts';
import { contendersOf } from '../contenders.ts';
import { runCases } from '../case-run.ts';
import { runReferenceCase } from '../reference-case.ts';
import { readFileSync, readdirSync } from 'node:fs';
const stand = await startStand(console.log);
const threads = (pid: number) => { const m = new Map<string, number>(); for (const t of readdirSync(`/proc/${pid}/task`)) { const s = readFileSync(`/proc/${pid}/task/${t}/stat`, 'utf8'); const f = s.slice(s.lastIndexOf(')') + 2).split(' ').map(Number); m.set(t + ' ' + s.slice(s.indexOf('('), s.lastIndexOf(')') + 1), (f[11]! + f[12]!) * 10); } return m; };
try {
  const { rounds } = await runReferenceCase(stand);
  const all = contendersOf(stand, rounds);
  await runCases(stand, all.parley, { cases: 20, atOnce: 4 });
  for (const [n, pid] of [['parley', stand.parley.pid], ['temporal', stand.engine.temporal.pid!]] as const) {
    const a = threads(pid);
    const r = await runCases(stand, all.parley, { cases: 60, atOnce: 8 });
    const b = threads(pid);
    console.log(n, JSON.stringify(r.cpuMs), r.casesPerSecond.toFixed(1));
    console.log([...b].map(([k, v]) => [k, (v - (a.get(k) ?? 0)) / 40] as const).filter(([, v]) => v > 0.5).sort((x, y) => y[1] - x[1]).map(([k, v]) => `${k} ${v.toFixed(1)}`).join('\n'));
  }
  const t0 = Date.now(); await stand.parley.stop(); console.log('stop took', Date.now() - t0);
  console.log(readFileSync(`${stand.engine.dataDir}/parley-worker.log`, 'utf8').slice(-1500));
} catch (e) { console.log(e); } finally { await stand.stop(); process.exit(); }
