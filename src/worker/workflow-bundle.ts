import { fileURLToPath } from 'node:url';
import type { BundleOptions, Logger, WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { bundleWorkflowCode } from '@temporalio/worker';

const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
/** Of the Node that runs workers. */
const TARGET = 'es2022';

type Configure = NonNullable<BundleOptions['webpackConfigHook']>;
type Compiler = { use: { options: { jsc: { target: string } } } };

/** Builds the workflow code once; every worker of the process shares it. */
export function bundleWorkflows(logger?: Logger): Promise<WorkflowBundleWithSourceMap> {
  const options = { workflowsPath, webpackConfigHook: configure };
  return bundleWorkflowCode(logger === undefined ? options : { ...options, logger });
}

/**
 * The SDK compiles for ES2017, where every object spread becomes calls of helpers; in policies, which
 * spread states all day, these took most of the worker's time.
 */
const configure: Configure = (config) => {
  const compilers = (config.module?.rules ?? []).filter(isCompiler);
  if (compilers.length === 0) throw new Error('the SDK no longer compiles workflows by swc-loader');
  for (const it of compilers) it.use.options.jsc.target = TARGET;
  return config;
};

function isCompiler(rule: unknown): rule is Compiler {
  const { use } = (rule ?? {}) as { use?: { options?: { jsc?: { target?: unknown } } } };
  return use?.options?.jsc?.target !== undefined;
}
