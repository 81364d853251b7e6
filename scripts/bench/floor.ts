import { createHash, createHmac } from "node:crypto";
import { request } from "node:http";

/**
 * The least a Node.js program needs for a request to AWS: node:http and a Signature Version 4 made by hand (IAM user
 * guide, reference_sigv-create-signed-request). What any action's start is measured against.
 */
const host = new URL(process.env["AWS_ENDPOINT_URL"]!).host;
const region = process.env["AWS_REGION"]!;
const body = JSON.stringify({ applicationName: "web" });
const at = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
const scope = `${at.slice(0, 8)}/${region}/codedeploy/aws4_request`;
const headers = {
  "content-type": "application/x-amz-json-1.1",
  host,
  "x-amz-date": at,
  "x-amz-target": "CodeDeploy_20141006.GetApplication",
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

const named = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
const signedHeaders = Object.keys(headers).join(";");
const canonical = ["POST", "/", "", named.join(""), signedHeaders, sha256(body)].join("\n");
const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${process.env["AWS_SECRET_ACCESS_KEY"]}`);
const toSign = ["AWS4-HMAC-SHA256", at, scope, sha256(canonical)].join("\n");
const signature = hmac(key, toSign).toString("hex");
const credential = `${process.env["AWS_ACCESS_KEY_ID"]}/${scope}`;
const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`;

request({
  host: host.split(":")[0],
  port: host.split(":")[1],
  method: "POST",
  path: "/",
  headers: { ...headers, authorization },
})
  .on("error", () => undefined) // whoever measures ends us with the request
  .end(body);
