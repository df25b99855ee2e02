using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Settings;
using Tandem.Tests.Support;

namespace Tandem.Tests.Schemas;

/// <summary>What editors are told of our files: every schema named is there, and every file is right under it.</summary>
public sealed partial class EditorTests
{
    private static readonly Workspace Files = new(RealRepository.Root);
    private static readonly string[] Folders = ["base", "clusters", "infra/tests"];

    [Fact]
    public void Modelines_NameSchemasThatTheFileSatisfies()
    {
        var found = Folders.SelectMany(Files.FilesUnder).Append("tandem.yaml").Where(file => file.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(file => (File: file, Schema: Modeline().Match(Files.Text(file).Text).Groups["schema"].Value)).Where(pair => pair.Schema.Length > 0).ToList();

        found.Select(pair => pair.File).ShouldBe(["base/fleet/fleet.yaml", "clusters/europe-west4/facts/region.yaml", "clusters/us-east5/facts/region.yaml", "tandem.yaml"], ignoreOrder: true);
        foreach (var (file, schema) in found)
        {
            Errors(file, Files.Resolve(Path.GetDirectoryName(file)!, schema)).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void Settings_NameFilesAndTheirKind()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Files.Absolute(".vscode/settings.json")));
        var all = Folders.SelectMany(Files.FilesUnder).Append("tandem.yaml").ToList();
        foreach (var entry in settings.RootElement.GetProperty("yaml.schemas").EnumerateObject())
        {
            foreach (var pattern in entry.Value.EnumerateArray().Select(pattern => pattern.GetString()!))
            {
                var files = all.Where(file => new Exemption(pattern, "", new Place("", 1, 1)).Covers(file)).ToList();
                files.ShouldNotBeEmpty(pattern);
                foreach (var file in files)
                {
                    KindOf(file).ShouldBe(Path.GetFileName(entry.Name).Split('_')[0], file);
                }
            }

            Files.HasFile(entry.Name).ShouldBeTrue(entry.Name);
        }
    }

    [Fact]
    public void Settings_CoverEveryKindThatTheBasesHold()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Files.Absolute(".vscode/settings.json")));
        var schemas = settings.RootElement.GetProperty("yaml.schemas").EnumerateObject().Select(entry => entry.Name["./tools/schemas/".Length..]).ToList();
        var held = Files.FilesUnder("base").Where(file => file.EndsWith(".yaml", StringComparison.Ordinal))
            .SelectMany(file => Files.Yaml(file).Documents).Select(ManifestObject.From).OfType<ManifestObject>().Where(manifest => SchemaStore.Files.Contains(manifest.Id.File));

        held.Select(manifest => manifest.Id.File).Distinct().ShouldBeSubsetOf(schemas);
    }

    private static IEnumerable<string> Errors(string file, string schema)
    {
        schema.ShouldStartWith("tools/schemas/");
        Files.HasFile(schema).ShouldBeTrue(schema);
        return new SchemaStore().CheckFile(schema["tools/schemas/".Length..], Files.Yaml(file).Documents.ShouldHaveSingleItem()).ShouldNotBeNull().Select(error => error.Message);
    }

    // Our own formats are named for what they hold.
    private static string KindOf(string file) => file switch
    {
        "tandem.yaml" => "settings",
        "base/fleet/fleet.yaml" => "fleet",
        _ when file.EndsWith("/region.yaml", StringComparison.Ordinal) => "region",
        _ => ManifestObject.From(Files.Yaml(file).Documents[0]).ShouldNotBeNull(file).Id.Kind.ToLowerInvariant(),
    };

    [GeneratedRegex(@"^# yaml-language-server: \$schema=(?<schema>\S+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Modeline();
}
