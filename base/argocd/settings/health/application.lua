-- Argo CD gives its own kind no health, so a wave of Applications would count as done once it is applied. With this one a wave waits:
-- the Application of the CRD is healthy before those of its objects begin.
local hs = { status = "Progressing", message = "Not judged yet." }
if obj.status ~= nil and obj.status.health ~= nil and obj.status.health.status ~= nil then
  hs.status = obj.status.health.status
  hs.message = obj.status.health.message or ""
end
return hs
