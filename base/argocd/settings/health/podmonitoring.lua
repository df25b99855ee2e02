-- Managed Prometheus says whether it could make its configuration of it.
local hs = { status = "Healthy", message = "Not read yet." }
if obj.status == nil or obj.status.conditions == nil then
  return hs
end

if obj.status.observedGeneration ~= nil and obj.status.observedGeneration < obj.metadata.generation then
  return { status = "Progressing", message = "The operator has not seen this version yet." }
end

for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "ConfigurationCreateSuccess" and condition.status == "False" then
    return { status = "Degraded", message = condition.message or condition.reason or "" }
  end
  if condition.type == "ConfigurationCreateSuccess" and condition.status == "True" then
    hs.message = "It is scraped."
  end
end
return hs
