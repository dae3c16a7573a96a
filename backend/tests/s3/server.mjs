// An S3 in a folder: node server.mjs PORT FOLDER BUCKET. Its only key is S3RVER with the secret S3RVER.
import S3rver from 's3rver';

const [port, directory, bucket] = process.argv.slice(2);
const server = new S3rver({
  address: '127.0.0.1',
  port: Number(port),
  directory,
  silent: true,
  configureBuckets: [{ name: bucket, configs: [] }],
});
await server.run();
console.log(`s3 at ${port}`);
