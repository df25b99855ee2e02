using System.Globalization;

namespace Tandem.Bench;

/// <summary>The fastest rival that npm has: js-yaml, and ajv compiled to standalone code over our own schemas.</summary>
internal static class AjvRival
{
    private static readonly string[] Schemas = ["apps/deployment_v1.json", "v1/service_v1.json", "gateway.networking.k8s.io/httproute_v1.json"];

    /// <summary>Installs and compiles it; null where npm cannot.</summary>
    public static async Task<Func<string, Task<Outcome>>?> PrepareAsync(string root, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "package.json"), """{ "private": true, "type": "commonjs" }""");
        File.WriteAllText(Path.Combine(folder, "compile.js"), Compile);
        File.WriteAllText(Path.Combine(folder, "check.js"), Check);
        try
        {
            await Run.ProcessAsync("npm", folder, new Dictionary<string, string>(), "install", "--silent", "js-yaml@4", "ajv@8");
            await Run.ProcessAsync("node", folder, new Dictionary<string, string>(), ["compile.js", .. Schemas.Select(schema => Path.Combine(root, "tools", "schemas", schema))]);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }

        return corpus => Run.ProcessAsync("node", folder, new Dictionary<string, string>(), "check.js", corpus);
    }

    /// <summary>How many documents it found wrong.</summary>
    public static int CountOf(Outcome outcome) => int.Parse(outcome.Output.Trim(), CultureInfo.InvariantCulture);

    private const string Compile = """
        const Ajv = require("ajv/dist/2020"), standalone = require("ajv/dist/standalone").default, fs = require("fs");
        const ajv = new Ajv({ strict: false, allErrors: true, code: { source: true } }), names = {};
        for (const file of process.argv.slice(2)) {
          const schema = JSON.parse(fs.readFileSync(file)), gvk = schema["x-kubernetes-group-version-kind"][0];
          schema.$id = gvk.kind;
          ajv.addSchema(schema);
          names[gvk.kind] = gvk.kind;
        }
        fs.writeFileSync("validators.js", standalone(ajv, names));
        """;

    private const string Check = """
        const fs = require("fs"), path = require("path"), yaml = require("js-yaml"), validators = require("./validators.js");
        let wrong = 0;
        for (const name of fs.readdirSync(process.argv[2]))
          for (const doc of yaml.loadAll(fs.readFileSync(path.join(process.argv[2], name), "utf8")))
            if (doc && !validators[doc.kind](doc)) wrong++;
        console.log(wrong);
        """;
}
