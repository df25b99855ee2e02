using Tandem.Findings;

namespace Tandem.Rules.ArgoCd;

/// <summary>Applications that their AppProject does not let deploy what they render.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/user-guide/projects.md.</remarks>
public sealed class ProjectForbids() : DeliveryRule(new RuleInfo(
    "TND0303", "project-forbids", Severity.Error, Layers.ArgoCd, "An AppProject forbids what its Application deploys."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all) =>
        all.Applications.Where(application => IsGiven(application["spec"]["project"])).SelectMany(application => Projects.Of(all, application) is { } project
            ? OfProject(all, application, project) : [Unknown(all, application["spec"]["project"])])
            .Concat(all.Projects.SelectMany(project => ForbiddenKinds.Of(Info, all, project)));

    private Finding Unknown(Deliveries all, ObjectField name)
    {
        var names = all.Projects.Select(project => project.Owner.Manifest.Name).ToList();
        return Found(all, name.Flaw(
            name.Text == Projects.Default ? "The project default lets an Application deploy anything from anywhere." : $"There is no AppProject {name.Text} here: Argo CD deploys nothing.",
            names.Count == 0 ? "Add an AppProject." : $"Write {string.Join(" or ", names)}."), all.Projects.Select(project => project["metadata"]["name"]));
    }

    private IEnumerable<Finding> OfProject(Deliveries all, ObjectField application, ObjectField project)
    {
        foreach (var source in Delivery.SourcesOf(application).Where(source => IsGiven(source["repoURL"]) && !Projects.Admits(project, source)))
        {
            yield return Refused(all, source["repoURL"], project["spec"]["sourceRepos"], $"the source {source["repoURL"].Text}",
                item => all.Applications.SelectMany(Delivery.SourcesOf).Any(other => Repositories.AreSame(item.Text, other["repoURL"].Text)));
        }

        var (destination, spaces) = (application["spec"]["destination"], application["spec"]["destination"]["namespace"]);
        if (IsGiven(spaces) && (destination["server"].Text == Destinations.OwnServer || destination["name"].Text == Destinations.OwnName) && !Projects.Admits(project, destination, spaces.Text!))
        {
            yield return Refused(all, spaces, project["spec"]["destinations"], $"the namespace {spaces.Text} of its own cluster",
                item => all.Applications.Any(other => other["spec"]["destination"]["namespace"].Text == item["namespace"].Text && item["server"].Text is Destinations.OwnServer or "*"));
        }
    }

    // A fact is right, and so is what several Applications say: then it is the project's list that strayed.
    private Finding Refused(Deliveries all, ObjectField asked, ObjectField list, string what, Func<ObjectField, bool> isUsed)
    {
        var idle = list.Items.FirstOrDefault(item => !isUsed(item));
        var message = $"The AppProject {list.Owner.Manifest.Name} does not allow {what}, which the Application {asked.Owner.Manifest.Name} asks for.";
        var flaw = !asked.IsFact && all.Applications.Count(other => asked.Path.Count > 0 && ObjectText(other, asked) == asked.Text) < 2 ? asked.Flaw(message, "Correct it, or allow it in the project.")
            : idle is null ? list.Exists ? list.KeyFlaw(message, "Add it.") : list.Missing(message, "Add it.")
            : (idle.Mapping is null ? idle : IdleField(idle)).Flaw(message, "Correct this entry, or add one.");
        return Found(all, flaw, asked == flaw.Field ? list : asked);
    }

    private static ObjectField IdleField(ObjectField entry) => entry["server"].Text is Destinations.OwnServer or null && entry.Has("namespace") ? entry["namespace"] : entry["server"];

    private static string? ObjectText(ObjectField root, ObjectField like) => like.Path.Aggregate(root, (field, step) => step.Key is { } key ? field[key] : field.Items.ElementAtOrDefault(step.Index) ?? field["?"]).Text;
}
