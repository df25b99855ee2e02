using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A service account exists before something is granted to it or runs as it.</summary>
internal sealed class MissingServiceAccount : ProviderRule
{
    private const string Kind = "serviceAccount:";
    private const string Domain = ".iam.gserviceaccount.com";

    public override IEnumerable<Complaint> Applied(Resource resource, IWorld world) =>
        from named in Members.Of(resource).Where(member => member.Name.StartsWith(Kind, StringComparison.Ordinal)).Select(member => member with { Name = member.Name[Kind.Length..] }).Concat(Users(resource))
        where ProjectOf(named.Name) is { } project && IsOurs(project, world) && world.Find("google_service_account", $"projects/{project}/serviceAccounts/{named.Name}") is null
        select new Complaint($"googleapi: Error 400: Service account {named.Name} does not exist., badRequest", "It has to be created before.", named.Path);

    private static IEnumerable<Member> Users(Resource resource) =>
        from found in FieldWalk.Of(resource.Schema.Fields, resource.Values, null)
        where found.Field.Name == "service_account" && found.Value.Text is not null
        select new Member(found.Value.Text!, found.Path);

    // Accounts that Google makes have domains of their own, gcp-sa-NAME, under which we know of no project.
    private static string? ProjectOf(string email) =>
        email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && email.EndsWith(Domain, StringComparison.Ordinal) ? email[(at + 1)..^Domain.Length] : null;

    private static bool IsOurs(string project, IWorld world) =>
        world.Of("google_project_service").Concat(world.Of("google_service_account")).Any(resource => resource.TextOf("project") == project);
}
