-- The picker reads objectives and writes nothing back; where a controller does, its word counts.
local hs = { status = "Healthy", message = "Read by the endpoint picker." }
if obj.status == nil or obj.status.conditions == nil then
  return hs
end

for _, condition in ipairs(obj.status.conditions) do
  if condition.observedGeneration ~= nil and condition.observedGeneration < obj.metadata.generation then
    return { status = "Progressing", message = "The controller has not seen this version yet." }
  end
  if (condition.type == "Accepted" or condition.type == "Ready") and condition.status == "False" then
    return { status = "Degraded", message = condition.message or condition.reason or "" }
  end
end
return hs
