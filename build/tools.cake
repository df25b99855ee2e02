// Outside programs, and how every task calls one: the exit code of one that fails is the build's own.

var target = Argument("target", "Default");

const string Artifacts = "artifacts";
const string Finder = "artifacts/restore/Tandem.Restore.dll";

// The PowerShell twin was never run here.
var launcher = IsRunningOnWindows() ? "pwsh" : "./tandem";
string[] launcherArguments = IsRunningOnWindows() ? ["-File", "tandem.ps1"] : [];

var closing = new List<string>();

Task("Restore")
    .Description("Restores packages by their lock files, and the programs of Programs.")
    .IsDependentOn("Programs")
    .Does(() => DotNet("restore", "Tandem.slnx", "--locked-mode"));

Task("Programs")
    .Description("Finds kubectl or kustomize, or downloads the pinned release.")
    .Does(() =>
    {
        if (IsStale(Finder, "tools/src/Tandem.Restore/*.cs*", "tools/src/Tandem/Programs/*.cs"))
        {
            Read("dotnet", "build", "tools/src/Tandem.Restore", "-c", "Release", "-p:TandemFastBuild=true", "-o", $"{Artifacts}/restore");
        }

        RunOurs("dotnet", Finder);
    });

void DotNet(params string[] arguments) => Run("dotnet", arguments);

void Tandem(params string[] arguments) => RunOurs(launcher, [.. launcherArguments, .. arguments]);

/// Runs a program of ours, which says itself why it failed.
void RunOurs(string program, params string[] arguments)
{
    var code = StartProcess(program, Settings(arguments));
    if (code != 0)
    {
        End(code);
    }
}

/// Runs a program in the repository's root with this build's input and output, and stops the build with its code when it fails.
void Run(string program, params string[] arguments) => Check(StartProcess(program, Settings(arguments)), program, arguments);

/// The same, but returns what the program printed, or shows it when the program fails.
string Read(string program, params string[] arguments)
{
    var lines = new List<string>();
    var settings = Settings(arguments);
    settings.RedirectStandardOutput = true;
    settings.RedirectedStandardOutputHandler = line =>
    {
        if (line is not null)
        {
            lines.Add(line);
        }

        return null;
    };
    var code = StartProcess(program, settings);
    var text = string.Concat(lines.Select(line => line + "\n"));
    if (code != 0)
    {
        Console.Error.Write(text);
    }

    Check(code, program, arguments);
    return text;
}

ProcessSettings Settings(string[] arguments)
{
    var settings = new ProcessSettings { Arguments = new ProcessArgumentBuilder() };
    foreach (var argument in arguments)
    {
        settings.Arguments.AppendQuoted(argument);
    }

    return settings;
}

void Check(int code, string program, string[] arguments)
{
    if (code != 0)
    {
        Fail(code, $"{program} {string.Join(" ", arguments)} ended with {code}");
    }
}

/// Ends the build here: Cake itself would turn every code into 1 and print its table after the program's own last lines.
void Fail(int code, string reason)
{
    Console.Error.WriteLine(reason);
    End(code);
}

/// The closing lines come after all else, whether the build failed or not.
void End(int code)
{
    closing.ForEach(Console.WriteLine);
    Environment.Exit(code);
}

bool IsStale(string made, params string[] sources) =>
    !FileExists(made) || sources.SelectMany(pattern => GetFiles(pattern))
        .Any(source => System.IO.File.GetLastWriteTimeUtc(source.FullPath) > System.IO.File.GetLastWriteTimeUtc(made));

/// The options named, as the command line gave them, repeated ones too.
IEnumerable<string> Forwarded(params string[] names) =>
    names.SelectMany(name => Arguments<string>(name, []).Select(value => $"--{name}={value}"));
