using Tandem.Schemas;

// This program's whole output is a list of files: it has no report to hand to Tandem.Cli.
#pragma warning disable RS0030

const string check = "--check";

string[] folders = [.. args.Where(argument => !argument.StartsWith('-'))];
var error = args.FirstOrDefault(argument => argument.StartsWith('-') && argument != check) is { } option
    ? $"unknown option {option}"
    : folders switch
    {
        [] => "the output folder is missing",
        [var only] when Directory.Exists(only) => null,
        [var only] => $"no folder {only}",
        _ => "one output folder is expected",
    };
if (error is not null)
{
    Console.Error.WriteLine(error);
    Console.Error.WriteLine($"usage: dotnet run --project tools/src/Tandem.Schemas -- <output folder> [{check}]");
    return 2;
}

var output = new SchemaFolder(folders[0], SchemaWriter.Generate());
var changes = output.Changes();
foreach (var path in changes)
{
    Console.WriteLine(path);
}

if (args.Contains(check))
{
    return changes.Count == 0 ? 0 : 1;
}

output.Write();
return 0;
