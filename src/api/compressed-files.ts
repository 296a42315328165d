import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const YEAR_S = 365 * 24 * 60 * 60;
/** A file of the folder itself; pictures and fonts are compressed already. */
const WORTH_IT = /^\/[\w.-]+\.(js|css|svg|json|wasm)$/;
/** Higher ones take ten times as long for a tenth less. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

const compressors = {
  br: (content: Buffer) => promisify(brotliCompress)(content, QUALITY),
  gzip: (content: Buffer) => promisify(gzip)(content),
} as const;

/**
 * Gives the files of a folder compressed, each compressed once, also those that a later build puts
 * there; for files whose name changes with their content. What is not there or not worth it is left
 * to the next.
 */
export function compressedFiles(dir: string): RequestHandler {
  const kept = new Map<string, Promise<Buffer>>();
  return async (req, res, next) => {
    const encoding = req.acceptsEncodings(['br', 'gzip']);
    const isAsked = req.method === 'GET' || req.method === 'HEAD';
    if (!isAsked || !WORTH_IT.test(req.path) || (encoding !== 'br' && encoding !== 'gzip')) {
      next();
      return;
    }
    const name = `${encoding} ${req.path}`;
    const body = kept.get(name) ?? readFile(join(dir, req.path)).then(compressors[encoding]);
    kept.set(name, body);
    const content = await body.catch(() => null);
    if (content === null) {
      // It may be built later.
      kept.delete(name);
      next();
      return;
    }
    res.type(extname(req.path)).set({
      'Cache-Control': `public, max-age=${YEAR_S}, immutable`,
      'Content-Encoding': encoding,
      'Content-Length': String(content.length),
      Vary: 'Accept-Encoding',
    });
    res.end(content);
  };
}
