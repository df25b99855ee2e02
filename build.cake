// Every target: ./build.sh --description. How they hang together: ./build.sh --tree.
#load build/tools.cake
#load build/code.cake
#load build/fleet.cake
#load build/infra.cake
#load build/review.cake
#load build/live.cake

Task("Default")
    .Description("Validate: what ./build.sh does when asked for nothing.")
    .IsDependentOn("Validate");

Task("Ci")
    .Description("Everything a change must pass, leaving the tree as it was.")
    .IsDependentOn("CheckFormat")
    .IsDependentOn("Build")
    .IsDependentOn("CheckSchemas")
    .IsDependentOn("CheckRuleDocs")
    .IsDependentOn("CheckTopology")
    .IsDependentOn("SarifValidator")
    .IsDependentOn("NpmClients")
    .IsDependentOn("Actionlint")
    .IsDependentOn("Test")
    .IsDependentOn("Validate")
    .IsDependentOn("TestInfra")
    .IsDependentOn("CheckTree");

if (Tasks.All(task => task.Name != target))
{
    Fail(2, $"There is no target {target}: ./build.sh --tree lists them.");
}

if (target == "Ci")
{
    TaskSetup(context => Console.WriteLine(context.Task.Name == target ? "" : $"\n== {context.Task.Name}"));
}

RunTarget(target);
End(0);
