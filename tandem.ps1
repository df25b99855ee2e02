# Never run here: written for Windows, where no test of this repository has run. Please report what fails.
# Publishes on every run (about three seconds); ./tandem, its bash twin, publishes only what changed.
$ErrorActionPreference = 'Stop'
$log = dotnet publish "$PSScriptRoot/tools/src/Tandem.Cli" -c Release --use-current-runtime --self-contained false `
  -p:PublishReadyToRun=true -p:TandemFastBuild=true -o "$PSScriptRoot/artifacts/tool" 2>&1
if ($LASTEXITCODE -ne 0) { $log | ForEach-Object { [Console]::Error.WriteLine($_) }; exit 3 }
dotnet "$PSScriptRoot/artifacts/tool/Tandem.Cli.dll" @args
exit $LASTEXITCODE
